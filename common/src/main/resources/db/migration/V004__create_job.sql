CREATE TABLE job (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  kind            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  container_id    BIGINT       NOT NULL,
  correlation_id  VARCHAR(255) NOT NULL,
  state           VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempt         INT          NOT NULL,
  reason          MEDIUMTEXT   NULL,
  created_at      DATETIME(6)  NOT NULL,
  next_attempt_at DATETIME(6)  NOT NULL,
  deadline_at     DATETIME(6)  NOT NULL,
  finished_at     DATETIME(6)  NULL,
  PRIMARY KEY (id),
  KEY ix_job_due (finished_at, next_attempt_at, id),
  KEY ix_job_container (container_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
