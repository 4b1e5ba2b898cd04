ALTER TABLE node ADD COLUMN labels LONGTEXT NULL COMMENT 'JSON; NULL: none';

CREATE TABLE launch_failure (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  node_id     BIGINT      NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY ix_launch_failure_happened (happened_at, node_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
