CREATE TABLE reservation (
  container_id BIGINT      NOT NULL,
  node_id      BIGINT      NOT NULL,
  cpu_millis   BIGINT      NOT NULL,
  memory_bytes BIGINT      NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (container_id),
  KEY ix_reservation_created (created_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
