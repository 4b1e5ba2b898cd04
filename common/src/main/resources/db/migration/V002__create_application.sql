CREATE TABLE application (
  id           BIGINT        NOT NULL AUTO_INCREMENT,
  name         VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  user_id      BIGINT        NOT NULL,
  image        VARCHAR(1024) NOT NULL,
  ports        LONGTEXT      NOT NULL COMMENT 'JSON',
  environment  LONGTEXT      NOT NULL COMMENT 'JSON',
  dependencies LONGTEXT      NOT NULL COMMENT 'JSON',
  memory_bytes BIGINT        NULL,
  cpu_millis   BIGINT        NULL,
  enabled      BOOLEAN       NOT NULL,
  created_at   DATETIME(6)   NOT NULL,
  updated_at   DATETIME(6)   NOT NULL,
  version      BIGINT        NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_application_name (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
