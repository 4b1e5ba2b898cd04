/** What all resources of the API share: reading requests, paging, transactions, request ids. Knows no resource. */
@NullMarked
package io.kdaemon.gateway.web;

import org.jspecify.annotations.NullMarked;
