package io.revento.connect.token.testing;

import io.revento.connect.embedded.testing.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service's database seen from outside: time is moved there, and everything in it read. */
public final class Database {

  private static final String NAME = "token";

  private Database() {}

  /** Its access token has run out, and nobody has noticed. */
  public static void expire(String id) {
    update(
        "UPDATE grants SET token_expires_at = now() - interval '1 s', next_refresh_at = now(),"
            + " refresh_tries = 0 WHERE id = ?",
        id);
  }

  /** Its access token has run out, and by its schedule it is not due: only callers can notice. */
  public static void expireUnscheduled(String id) {
    update(
        "UPDATE grants SET token_expires_at = now() - interval '1 s', refresh_tries = 0,"
            + " next_refresh_at = now() + interval '1 h' WHERE id = ?",
        id);
  }

  /** So many of the next writes of that event's grant fail. */
  public static void refuse(String eventId, int times) {
    execute("CREATE SEQUENCE refusals");
    execute(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.event_id = '%s' AND nextval('refusals') <= %d THEN
            RAISE EXCEPTION 'refused by the test' USING ERRCODE = 'disk_full';
          END IF;
          RETURN NEW;
        END $$"""
            .formatted(eventId, times));
    execute(
        "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON grants"
            + " FOR EACH ROW EXECUTE FUNCTION refuse()");
  }

  public static void refuseNoMore() {
    execute("DROP FUNCTION IF EXISTS refuse() CASCADE");
    execute("DROP SEQUENCE IF EXISTS refusals");
  }

  /** What was said about the integration, as if it never had been. */
  public static void forgetStanding() {
    execute("DELETE FROM integration_standing");
  }

  public static void execute(String sql) {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Its refresh is due. */
  public static void due(String id) {
    update("UPDATE grants SET next_refresh_at = now(), refresh_tries = 0 WHERE id = ?", id);
  }

  /** A replica died that long ago while it waited for Revento's answer. */
  public static void crashDuringRefresh(String id, Duration ago) {
    update(
        "UPDATE grants SET next_refresh_at = now(), lease_owner = 'dead', lease_until = now()"
            + " - interval '1 s', attempt_started_at = now() - interval '"
            + ago.toSeconds()
            + " s' WHERE id = ?",
        id);
  }

  public static Optional<String> leaseOwner(String id) {
    return rows("SELECT lease_owner FROM grants WHERE id = '" + id + "'").stream()
        .filter(owner -> !owner.equals("null|"))
        .findFirst();
  }

  /** Puts other sealed tokens into the row. */
  public static void reseal(String id, String access, String refresh) {
    update(
        "UPDATE grants SET access_token = '%s', refresh_token = '%s' WHERE id = ?"
            .formatted(access, refresh),
        id);
  }

  /** Every cell of every table. */
  public static String dump() {
    List<String> tables =
        rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").stream()
            .map(name -> name.replace("|", ""))
            .toList();
    StringBuilder all = new StringBuilder();
    tables.forEach(table -> rows("SELECT * FROM " + table).forEach(all::append));
    return all.toString();
  }

  public static List<String> rows(String sql) {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(result.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void update(String sql, String id) {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("there is no connection " + id);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:" + Infrastructure.postgres().url(NAME), NAME, NAME);
  }
}
