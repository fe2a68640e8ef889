package io.revento.connect.projection.query.people;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Participants as CSV (RFC 4180), safe to open in a spreadsheet. */
final class ParticipantCsv {

  static final String HEADER =
      "id,name,email,status,wave_id,role_ids,favorite_track,dietary_notes,arrival_day,revision,"
          + "observed_at\r\n";

  /** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection). */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private ParticipantCsv() {}

  static String lines(List<Participant> participants) {
    return participants.stream().map(ParticipantCsv::line).collect(Collectors.joining());
  }

  private static String line(Participant participant) {
    return Stream.of(
                participant.id(),
                participant.name(),
                participant.email(),
                participant.status(),
                participant.waveId(),
                String.join(" ", participant.roleIds()),
                participant.favoriteTrack(),
                participant.dietaryNotes(),
                participant.arrivalDay(),
                Long.toString(participant.revision()),
                participant.observedAt() == null ? null : participant.observedAt().toString())
            .map(ParticipantCsv::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String cell(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    String harmless = FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
