-- Containers that somebody else has made and that were taken over as they ran: engines cannot label them any more.
CREATE TABLE adoption (
  container_id        BIGINT      NOT NULL,
  generation          INT         NOT NULL,
  node_id             BIGINT      NOT NULL,
  engine_container_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  adopted_at          DATETIME(6) NOT NULL,
  PRIMARY KEY (container_id),
  UNIQUE KEY ux_adoption_engine_container (node_id, engine_container_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
