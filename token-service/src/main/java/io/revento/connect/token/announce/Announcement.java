package io.revento.connect.token.announce;

import io.revento.connect.contract.connection.Connection;
import io.revento.connect.token.grant.Grant;

/**
 * What is to be published of a connection.
 *
 * @param version of the row as it was read; grows with every change
 * @param forgotten whether the record is a tombstone, and the row is deleted after it
 */
record Announcement(Connection connection, long version, boolean forgotten) {

  static Announcement of(Grant grant) {
    return new Announcement(grant.toConnection(), grant.version, grant.forgotten);
  }
}
