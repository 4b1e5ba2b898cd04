-- What each generation runs. A generation that was placed anew runs the specification of the one before and has no row.
CREATE TABLE container_generation (
  container_id        BIGINT      NOT NULL,
  generation          INT         NOT NULL,
  application_version BIGINT      NOT NULL,
  origin              VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  specification       LONGTEXT    NOT NULL COMMENT 'JSON',
  created_at          DATETIME(6) NOT NULL,
  PRIMARY KEY (container_id, generation)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

ALTER TABLE container
  ADD COLUMN healthy_since      DATETIME(6) NULL,
  ADD COLUMN highest_generation INT         NOT NULL DEFAULT 0,
  ADD COLUMN revision           INT         NOT NULL DEFAULT 0 COMMENT '0: runs what its application is now',
  ADD COLUMN update_state       LONGTEXT    NULL COMMENT 'JSON; NULL: none is under way',
  ADD COLUMN standby_node_id    BIGINT      NULL,
  ADD COLUMN updating           BOOLEAN     GENERATED ALWAYS AS (update_state IS NOT NULL) STORED,
  ADD KEY ix_container_standby (removed, standby_node_id, id),
  ADD KEY ix_container_updating (removed, updating, id);
UPDATE container SET highest_generation = generation, healthy_since = IF(observed = 'RUNNING', running_since, NULL);

ALTER TABLE job
  ADD COLUMN grace_seconds INT     NULL COMMENT 'NULL: what is usual',
  ADD COLUMN volumes       BOOLEAN NOT NULL DEFAULT FALSE;

-- Room is kept for the generation that stands by while its successor has room of its own.
ALTER TABLE reservation
  ADD COLUMN standby BOOLEAN NOT NULL DEFAULT FALSE,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (container_id, standby);
