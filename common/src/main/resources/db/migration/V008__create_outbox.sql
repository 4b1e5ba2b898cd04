CREATE TABLE outbox (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  message_id  CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  destination VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  payload     LONGTEXT    NOT NULL COMMENT 'JSON',
  created_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
