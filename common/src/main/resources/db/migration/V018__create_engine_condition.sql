CREATE TABLE engine_condition (
  node_id    BIGINT       NOT NULL,
  worker     VARCHAR(190) NOT NULL,
  breaker    VARCHAR(16)  NOT NULL,
  in_flight  INT          NOT NULL,
  calls_most INT          NOT NULL,
  commands   INT          NOT NULL,
  error      TEXT         NULL,
  error_at   DATETIME(6)  NULL,
  told_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (node_id, worker),
  KEY ix_engine_condition_told (told_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
