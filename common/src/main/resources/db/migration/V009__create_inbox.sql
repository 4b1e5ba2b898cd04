CREATE TABLE inbox (
  consumer    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message_id  CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  deliveries  INT         NOT NULL COMMENT '1: new to the transaction that stored it',
  received_at DATETIME(6) NOT NULL,
  PRIMARY KEY (consumer, message_id),
  KEY ix_inbox_received (received_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
