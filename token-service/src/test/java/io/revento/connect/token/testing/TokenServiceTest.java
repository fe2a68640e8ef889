package io.revento.connect.token.testing;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.embedded.testing.PostgresResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service on a real broker and a real database. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "token"))
@WithTestResource(AccessResource.class)
@WithTestResource(TokenServiceResource.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TokenServiceTest {}
