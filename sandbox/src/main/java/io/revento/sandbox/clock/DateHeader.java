package io.revento.sandbox.clock;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Puts {@code Date} (RFC 9110 section 6.6.1) on every answer, in real time. */
@Provider
public class DateHeader implements ContainerResponseFilter {

  private final SandboxClock clock;

  DateHeader(SandboxClock clock) {
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.real().atOffset(ZoneOffset.UTC));
    response.getHeaders().putSingle(HttpHeaders.DATE, now);
  }
}
