export { aCode, authority, by, officer, person, publicationDesk, type PublicationDesk } from './publication-desk.js';
