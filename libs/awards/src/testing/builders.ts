export { aCommittee, aMember, aScoredFile } from './awards.builders.js';
