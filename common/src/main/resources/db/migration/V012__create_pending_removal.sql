CREATE TABLE pending_removal (
  subject    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id         BIGINT      NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (subject, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
