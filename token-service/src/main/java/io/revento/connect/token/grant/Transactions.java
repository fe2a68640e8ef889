package io.revento.connect.token.grant;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs database work in a transaction of its own, whoever asks: a request, a listener, a timer, a
 * plain thread, or a shared result that many await. Hibernate Reactive ties a session to a Vert.x
 * context, so each transaction gets a fresh one.
 */
@ApplicationScoped
public class Transactions {

  private final Vertx vertx;
  private final GrantConfig config;

  Transactions(Vertx vertx, GrantConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /**
   * Commits when the work ends well, else rolls back; runs once for each subscriber. Fails with a
   * {@link io.smallrye.mutiny.TimeoutException} when that takes too long, so that nothing waits for
   * ever; it may have committed then.
   */
  public <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .<T>emitter(
            emitter -> {
              Context context =
                  Objects.requireNonNull(
                      VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
              VertxContextSafetyToggle.setContextSafe(context, true);
              context.runOnContext(
                  start ->
                      Panache.withTransaction(work)
                          .subscribe()
                          .with(emitter::complete, emitter::fail));
            })
        .ifNoItem()
        .after(config.transactionTimeout())
        .fail();
  }

  /** Work with the session itself, for SQL that changes sets. */
  public static <T> Uni<T> withSession(Function<Mutiny.Session, Uni<? extends T>> work) {
    return Panache.getSession().onItem().transformToUni(work);
  }

  /** Waits until no other transaction holds that name, and holds it until this one ends. */
  public static Uni<Void> lock(String name) {
    return withSession(
        session ->
            session
                .createNativeQuery(
                    "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))::text", String.class)
                .setParameter("name", name)
                .getResultList()
                .replaceWithVoid());
  }
}
