CREATE TABLE placement (
  container_id BIGINT      NOT NULL,
  generation   INT         NOT NULL,
  decided_at   DATETIME(6) NOT NULL,
  decision     LONGTEXT    NOT NULL COMMENT 'JSON',
  PRIMARY KEY (container_id, generation)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
