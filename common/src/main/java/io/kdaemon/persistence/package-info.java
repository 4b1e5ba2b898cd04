/** The MySQL side: schema, mappers and the repositories' adapters. Works on MySQL 8+/9 and MariaDB 11. Nothing here is used directly but ports. */
@NullMarked
package io.kdaemon.persistence;

import org.jspecify.annotations.NullMarked;
