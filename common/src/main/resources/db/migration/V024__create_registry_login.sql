CREATE TABLE registry_login (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  host       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  username   VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  password   LONGTEXT     NOT NULL COMMENT 'sealed',
  created_at DATETIME(6)  NOT NULL,
  updated_at DATETIME(6)  NOT NULL,
  version    BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_registry_login_host (host)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
