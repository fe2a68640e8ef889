package io.revento.connect.projection.support;

import io.revento.connect.embedded.testing.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's database past the service. */
public final class Database {

  private static final String NAME = "projection";

  private final String url;

  public Database(String url) {
    this.url = url;
  }

  /** The one of the service under test. */
  public static Database shared() {
    return new Database(Infrastructure.postgres().url(NAME));
  }

  /** Rows of a query whose only column is text. */
  public List<String> texts(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:" + url, NAME, NAME);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException failure) {
      throw new AssertionError("the test's own query failed: " + sql, failure);
    }
  }

  public void execute(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:" + url, NAME, NAME);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError("the test's own statement failed: " + sql, failure);
    }
  }
}
