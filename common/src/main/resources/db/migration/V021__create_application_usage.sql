CREATE TABLE application_usage (
  application_id BIGINT      NOT NULL,
  samples        BIGINT      NOT NULL,
  seen_since     DATETIME(6) NOT NULL,
  seen_until     DATETIME(6) NOT NULL,
  cpu_millis     BIGINT      NOT NULL COMMENT 'what came of cpu_weights',
  memory_bytes   BIGINT      NOT NULL COMMENT 'what came of memory_weights',
  cpu_weights    LONGTEXT    NOT NULL COMMENT 'JSON: weight by bucket',
  memory_weights LONGTEXT    NOT NULL COMMENT 'JSON: weight by bucket',
  PRIMARY KEY (application_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
