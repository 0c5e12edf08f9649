// Reads a calendar file with a parser that is not the one that wrote it; prints its events.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));
for (const event of calendar.getAllSubcomponents("vevent")) {
  const { uid, summary, startDate, endDate } = new ICAL.Event(event);
  if (!uid || !summary || !(endDate.compare(startDate) > 0)) {
    throw new Error(`incomplete event: ${event}`);
  }
  console.log(`${startDate} ${summary}`);
}
