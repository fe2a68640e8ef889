package io.revento.connect.contract.fields;

import static io.revento.connect.contract.fields.Field.field;

import io.revento.connect.contract.topics.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Revento's resources are made of, as far as we know. They are published as Revento's API
 * shows them, fields unknown to this list included, and without those that an operator leaves out
 * ({@code revento.publish.omit-fields}); so only the id is promised.
 */
public final class ResourceFields {

  private ResourceFields() {}

  /** The id first, then what is particular to the type, then when Revento changed it. */
  public static List<Field> of(ResourceType type) {
    Field id = field("id", FieldType.TEXT, "the resource's id at Revento").always();
    Field updatedAt =
        field("updated_at", FieldType.TIME, "Revento's last change; a reset takes it back");
    return Stream.of(Stream.of(id), particular(type), Stream.of(updatedAt))
        .flatMap(fields -> fields)
        .toList();
  }

  private static Stream<Field> particular(ResourceType type) {
    return switch (type) {
      case EVENT ->
          Stream.of(
              text("organization_id", "who holds it"),
              text("name", "for people"),
              text("status", "who can see it").knownAs("draft", "published", "archived"),
              day("starts_on", "the first day, in its time zone"),
              day("ends_on", "the last day, in its time zone"),
              text("timezone", "an IANA name, such as Europe/Berlin"),
              field("organization", FieldType.OBJECT, "who holds it, as far as it is known")
                  .madeOf(
                      text("name", "for people"),
                      text("verification", "what Revento has checked")
                          .knownAs("formal", "unverified")));
      case ROLE ->
          Stream.of(
              text("organization_id", "who defined it"),
              text("name", "for people"),
              texts("permissions", "what its holders may do"));
      case APPLICATION_FORM ->
          Stream.of(
              field("fields", FieldType.OBJECTS, "what applicants are asked, in that order")
                  .madeOf(
                      text("key", "the field's name in an application's answers"),
                      text("label", "the question"),
                      text("kind", "how it is answered"),
                      texts("options", "what may be chosen, where there is a choice")));
      case REGISTRATION_WAVE ->
          Stream.of(
              text("name", "for people"),
              text("status", "whether one can apply")
                  .knownAs("upcoming", "open", "closed", "sold_out"),
              time("opens_at", "when it opens"),
              time("closes_at", "when it closes"),
              integer("capacity", "how many places it has"),
              integer("taken", "how many of them are taken"));
      case APPLICATION ->
          Stream.of(
              text("participant_id", "who applies"),
              text("wave_id", "in which registration wave").orNull(),
              text("status", "how far it is")
                  .knownAs("pending", "approved", "rejected", "revision_requested"),
              field("answers", FieldType.OBJECT, "by the keys of the application form"),
              time("submitted_at", "when it was sent").orNull(),
              time("decided_at", "when it was decided").orNull());
      case PARTICIPANT ->
          Stream.of(
              text("user_id", "the person's account at Revento"),
              text("name", "of the person"),
              text("email", "of the person"),
              texts("role_ids", "what the person is there as"),
              text("application_id", "how the person came in").orNull());
      case PROGRAM ->
          Stream.of(
              text("name", "for people"),
              field("days", FieldType.DAYS, "when it runs, in the event's time zone"));
      case THREAD ->
          Stream.of(
              text("program_id", "what it is part of"),
              text("name", "for people"),
              text("color", "how it is shown, as CSS").orNull());
      case ACTIVITY ->
          Stream.of(
              text("program_id", "what it is part of"),
              text("thread_id", "in which thread"),
              day("day", "in the event's time zone"),
              time("starts_at", "when it begins"),
              time("ends_at", "when it ends"),
              text("title", "for people"),
              text("kind", "what it is"),
              text("location_id", "where it is").orNull(),
              texts("speaker_ids", "the participants who hold it"));
      case VENUE ->
          Stream.of(text("name", "for people"), text("address", "in one line, or more").orNull());
      case BUILDING -> Stream.of(text("venue_id", "where it stands"), text("name", "for people"));
      case FLOOR ->
          Stream.of(
              text("building_id", "where it is"),
              text("name", "for people"),
              integer("level", "0 at street level"));
      case LOCATION ->
          Stream.of(
              text("floor_id", "where it is"),
              text("name", "for people"),
              integer("capacity", "how many people fit in"));
      case PROFILE ->
          Stream.of(
              text("user_id", "the person's account at Revento"),
              text("name", "of the person"),
              text("email", "of the person"));
    };
  }

  private static Field text(String name, String meaning) {
    return field(name, FieldType.TEXT, meaning);
  }

  private static Field texts(String name, String meaning) {
    return field(name, FieldType.TEXTS, meaning);
  }

  private static Field time(String name, String meaning) {
    return field(name, FieldType.TIME, meaning);
  }

  private static Field day(String name, String meaning) {
    return field(name, FieldType.DAY, meaning);
  }

  private static Field integer(String name, String meaning) {
    return field(name, FieldType.INTEGER, meaning);
  }
}
