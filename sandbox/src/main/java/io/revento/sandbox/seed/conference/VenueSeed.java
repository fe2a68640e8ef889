package io.revento.sandbox.seed.conference;

import io.revento.sandbox.world.model.Kind;
import java.util.List;

/** Two venues of an event, with their buildings, floors and rooms. */
public final class VenueSeed {

  private record Room(int floor, String name, int capacity) {}

  private record Floor(int building, String name, int level) {}

  private static final List<String> VENUES =
      List.of("Harbour Congress Centre", "Old Customs House");
  private static final List<String> STREETS = List.of("Quayside 4", "Custom House Lane 11");

  /** Venue of each building. */
  private static final List<Integer> BUILDING_VENUES = List.of(0, 0, 1);

  private static final List<String> BUILDINGS = List.of("Main Hall", "Glass Wing", "Warehouse");
  private static final List<Floor> FLOORS =
      List.of(
          new Floor(0, "Ground floor", 0),
          new Floor(0, "First floor", 1),
          new Floor(1, "Ground floor", 0),
          new Floor(2, "Ground floor", 0),
          new Floor(2, "Loft", 2));
  private static final List<Room> ROOMS =
      List.of(
          new Room(0, "Auditorium", 620),
          new Room(0, "Foyer", 300),
          new Room(1, "Lighthouse Room", 180),
          new Room(1, "Compass Room", 120),
          new Room(2, "Winter Garden", 140),
          new Room(3, "Rope Store", 90),
          new Room(3, "Workshop", 48),
          new Room(4, "Map Room", 60));

  /** The rooms that threads meet in, by the number of the thread. */
  private static final int[] ROOM_OF_THREAD = {0, 2, 4, 5};

  private VenueSeed() {}

  public static void add(EventPlan plan, Gathered gathered) {
    for (int i = 0; i < VENUES.size(); i++) {
      Shape venue =
          Shape.of("name", VENUES.get(i)).and("address", STREETS.get(i) + ", " + plan.city());
      gathered.add(Kind.VENUE, numbered(plan, Kind.VENUE, i), venue);
    }
    for (int i = 0; i < BUILDINGS.size(); i++) {
      Shape building =
          Shape.of("venue_id", numbered(plan, Kind.VENUE, BUILDING_VENUES.get(i)))
              .and("name", BUILDINGS.get(i));
      gathered.add(Kind.BUILDING, numbered(plan, Kind.BUILDING, i), building);
    }
    for (int i = 0; i < FLOORS.size(); i++) {
      Floor floor = FLOORS.get(i);
      Shape shape =
          Shape.of("building_id", numbered(plan, Kind.BUILDING, floor.building()))
              .and("name", floor.name())
              .and("level", floor.level());
      gathered.add(Kind.FLOOR, numbered(plan, Kind.FLOOR, i), shape);
    }
    for (int i = 0; i < ROOMS.size(); i++) {
      Room room = ROOMS.get(i);
      Shape shape =
          Shape.of("floor_id", numbered(plan, Kind.FLOOR, room.floor()))
              .and("name", room.name())
              .and("capacity", room.capacity());
      gathered.add(Kind.LOCATION, location(plan, i), shape);
    }
  }

  /** The id of the room in which a thread meets. */
  public static String roomOfThread(EventPlan plan, int thread) {
    return location(plan, ROOM_OF_THREAD[thread % ROOM_OF_THREAD.length]);
  }

  private static String location(EventPlan plan, int index) {
    return plan.id(Kind.LOCATION.prefix(), "%02d".formatted(index + 1));
  }

  private static String numbered(EventPlan plan, Kind kind, int index) {
    return plan.id(kind.prefix(), Integer.toString(index + 1));
  }
}
