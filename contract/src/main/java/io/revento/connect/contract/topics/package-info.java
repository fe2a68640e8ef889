/**
 * The one catalogue of Kafka topics: names, partition counts, settings, keys, and what each kind of
 * resource is called. Every environment creates its topics from here. It must not know who consumes
 * them, nor how a service is configured.
 */
@NullMarked
package io.revento.connect.contract.topics;

import org.jspecify.annotations.NullMarked;
