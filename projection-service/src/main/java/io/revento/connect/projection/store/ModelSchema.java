package io.revento.connect.projection.store;

/** The schemas that hold read models. */
public enum ModelSchema {
  /** The one that is read. */
  SERVING("model"),
  /** The one that a rebuild fills. */
  SHADOW("model_next"),
  /** The one that was read before the last rebuild, until nobody reads it any more. */
  FORMER("model_previous");

  private final String name;

  ModelSchema(String name) {
    this.name = name;
  }

  public String schemaName() {
    return name;
  }
}
