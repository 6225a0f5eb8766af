export { AvailabilityModule } from './availability.module.js';
export { BEAT_MS, type Measured, measuredIn, ServiceSpells, type SpellRow, spellsSince } from './service-spells.js';
