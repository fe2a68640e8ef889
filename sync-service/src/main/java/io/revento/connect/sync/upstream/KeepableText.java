package io.revento.connect.sync.upstream;

/** What a database and a record's key can hold of what others wrote. */
public final class KeepableText {

  public static final int LONGEST_ID = 255;

  private KeepableText() {}

  /** Whether it can be an id: something, not overlong, and well-formed. */
  public static boolean isId(String text) {
    return !text.isBlank() && text.length() <= LONGEST_ID && isWellFormed(text);
  }

  /** Whether it holds no NUL, which PostgreSQL refuses, and no lone surrogates, as UTF-8 does. */
  public static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
