package io.revento.connect.projection.support;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.embedded.testing.PostgresResource;

/**
 * What every test of the running service stands on; Quarkus finds this class by its annotations.
 */
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(AccessResource.class)
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "projection"))
final class TestResources {}
