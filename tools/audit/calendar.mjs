// Reads a calendar file with a parser that is not the one that wrote it; prints its events.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));
const method = calendar.getFirstPropertyValue("method");
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const { uid, summary, sequence, startDate, endDate, organizer } = event;
  const attendees = event.attendees.map((attendee) => attendee.getFirstValue());
  if (!uid || !summary || !(endDate.compare(startDate) > 0)) {
    throw new Error(`incomplete event: ${component}`);
  }
  // Who is invited, and by whom, must be said; a published calendar names nobody.
  if (Boolean(organizer && attendees.length) !== (method !== "PUBLISH")) {
    throw new Error(`${method} with ${attendees.length} guests: ${component}`);
  }
  console.log(JSON.stringify({ method, uid, sequence, start: `${startDate}`, summary, attendees }));
}
