package io.revento.connect.token.lifecycle;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.token.grant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.Cancellable;

/** An operator's way out, should Revento's own notice have been lost. */
@Path("/api/integration")
@RolesAllowed(Roles.OPERATOR)
public class IntegrationResource {

  private static final Logger LOG = Logger.getLogger(IntegrationResource.class);

  private final Transactions transactions;
  private final Integration integration;
  private final Clock clock;

  IntegrationResource(Transactions transactions, Integration integration, Clock clock) {
    this.transactions = transactions;
    this.integration = integration;
    this.clock = clock;
  }

  /** As {@code integration.reinstated}: suspended connections go on. Answers 204. */
  @POST
  @Cancellable(false)
  @Path("/resume")
  public Uni<Void> resume() {
    return lift(Aspect.USE);
  }

  /** As {@code integration.published}: new connections are allowed again. Answers 204. */
  @POST
  @Cancellable(false)
  @Path("/republish")
  public Uni<Void> republish() {
    return lift(Aspect.CONNECTING);
  }

  private Uni<Void> lift(Aspect aspect) {
    LOG.infof("integration aspect=%s outcome=lifted_by_operator", aspect);
    return transactions.run(() -> integration.lift(aspect, clock.instant()));
  }
}
