ALTER TABLE node ADD COLUMN engine_tls LONGTEXT NULL COMMENT 'JSON, its private key sealed; NULL: plain';
