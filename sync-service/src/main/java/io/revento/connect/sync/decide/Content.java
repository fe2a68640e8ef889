package io.revento.connect.sync.decide;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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
    ObjectNode resource = omitted.isEmpty() ? shown : shown.deepCopy();
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

  /**
   * Fields by name, no whitespace; scalars as Jackson writes them. It must stay as it is to the
   * last comma: fingerprints are kept, and all that are kept would differ.
   */
  private static void canonical(JsonNode node, StringBuilder out, boolean top) {
    if (node instanceof ObjectNode object) {
      out.append('{');
      for (String name : sortedNames(object)) {
        if (!(top && name.equals(UPDATED_AT))) {
          quoted(name, out);
          out.append(':');
          canonical(object.get(name), out, false);
          out.append(',');
        }
      }
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      for (JsonNode element : node) {
        canonical(element, out, false);
        out.append(',');
      }
      out.append(']');
    } else if (node.isTextual()) {
      quoted(node.textValue(), out);
    } else {
      out.append(node.asText());
    }
  }

  private static List<String> sortedNames(ObjectNode object) {
    List<String> names = new ArrayList<>(object.size());
    object.fieldNames().forEachRemaining(names::add);
    Collections.sort(names);
    return names;
  }

  private static void quoted(String text, StringBuilder out) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}
