package io.revento.sandbox.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.revento.sandbox.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** A problem as a page, for whoever asked for pages: browsers name HTML, programs do not. */
public class ProblemPages {

  private final Template template;

  ProblemPages(@Location("problem") Template template) {
    this.template = template;
  }

  @ServerResponseFilter
  public void page(ContainerRequestContext request, ContainerResponseContext answer) {
    if (answer.getEntity() instanceof Problem problem
        && wantsPages(request.getHeaderString(HttpHeaders.ACCEPT))) {
      answer.setEntity(
          template.data("problem", problem).render(),
          null,
          MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }
  }

  private static boolean wantsPages(@Nullable String accept) {
    return accept != null && accept.contains(MediaType.TEXT_HTML);
  }
}
