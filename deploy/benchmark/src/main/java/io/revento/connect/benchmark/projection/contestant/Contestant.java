package io.revento.connect.benchmark.projection.contestant;

import io.revento.connect.local.process.Program;

/**
 * A program that reads the topics of participants and applications into a database of its own.
 *
 * @param revisions a query of its database: the revision of each key that is stored
 */
public record Contestant(Program program, String database, String revisions) {

  public String name() {
    return program.name();
  }
}
