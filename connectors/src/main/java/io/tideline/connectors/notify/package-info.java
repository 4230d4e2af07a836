/** Notifications on their way to people: Prometheus Alertmanager and webhooks, over HTTP. */
@NullMarked
package io.tideline.connectors.notify;

import org.jspecify.annotations.NullMarked;
