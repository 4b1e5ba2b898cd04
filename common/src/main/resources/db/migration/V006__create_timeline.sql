CREATE TABLE timeline (
  id           BIGINT      NOT NULL AUTO_INCREMENT,
  container_id BIGINT      NOT NULL,
  job_id       BIGINT      NULL,
  happened_at  DATETIME(6) NOT NULL,
  kind         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message      MEDIUMTEXT  NOT NULL,
  detail       LONGTEXT    NULL COMMENT 'JSON',
  PRIMARY KEY (id),
  KEY ix_timeline_container (container_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
