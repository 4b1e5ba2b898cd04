CREATE TABLE idempotency_key (
  idempotency_key VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  request_hash    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  response        LONGTEXT     NULL,
  created_at      DATETIME(6)  NOT NULL,
  PRIMARY KEY (idempotency_key),
  KEY ix_idempotency_key_created (created_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
