package io.revento.connect.sync.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is published, and how it is compared.
 *
 * @param fingerprint equal for equal content; the order of fields and {@code updated_at} do not
 *     count
 * @param status the resource's status, of those that have one
 */
public record Content(ObjectNode resource, String fingerprint, @Nullable String status) {

  private static final String UPDATED_AT = "updated_at";
  private static final String STATUS = "status";
  private static final int LONGEST_STATUS = 64;

  /**
   * @param omitted dotted paths of fields that are left out, for example {@code
   *     answers.dietary_notes}
   */
  public static Content of(ObjectNode shown, Collection<String> omitted) {
    ObjectNode resource = shown.deepCopy();
    omitted.forEach(path -> remove(resource, path));
    return new Content(resource, fingerprint(resource), status(resource));
  }

  private static void remove(ObjectNode resource, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      resource.remove(path);
    } else if (resource.get(path.substring(0, dot)) instanceof ObjectNode inner) {
      remove(inner, path.substring(dot + 1));
    }
  }

  private static @Nullable String status(ObjectNode resource) {
    JsonNode status = resource.get(STATUS);
    if (status == null || !status.isTextual()) {
      return null;
    }
    String text = status.textValue();
    boolean usable = text.length() <= LONGEST_STATUS && text.chars().noneMatch(c -> c <= ' ');
    return usable && !text.isEmpty() ? text : null;
  }

  private static String fingerprint(ObjectNode resource) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      StringBuilder canonical = new StringBuilder();
      canonical(resource, canonical, true);
      byte[] digest = sha256.digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** Fields by name, no whitespace; scalars as Jackson writes them. */
  private static void canonical(JsonNode node, StringBuilder out, boolean top) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>(object.size());
      object.fieldNames().forEachRemaining(names::add);
      out.append('{');
      for (String name : new TreeSet<>(names)) {
        if (!(top && name.equals(UPDATED_AT))) {
          out.append(object.textNode(name)).append(':');
          canonical(object.get(name), out, false);
          out.append(',');
        }
      }
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      node.forEach(
          element -> {
            canonical(element, out, false);
            out.append(',');
          });
      out.append(']');
    } else {
      out.append(node);
    }
  }
}
