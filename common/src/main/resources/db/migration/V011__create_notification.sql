-- open_key holds the incident while its notification waits, so that it cannot be raised twice.
CREATE TABLE notification (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  incident_key    VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject         MEDIUMTEXT   NOT NULL,
  body            MEDIUMTEXT   NOT NULL,
  state           VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts        INT          NOT NULL,
  next_attempt_at DATETIME(6)  NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  sent_at         DATETIME(6)  NULL,
  last_error      MEDIUMTEXT   NULL,
  open_key        VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
                               GENERATED ALWAYS AS (IF(state = 'PENDING', incident_key, NULL)) STORED,
  PRIMARY KEY (id),
  UNIQUE KEY uk_notification_open (open_key, kind),
  KEY ix_notification_due (state, next_attempt_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
