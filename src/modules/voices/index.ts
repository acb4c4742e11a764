export { answerNamer, voiceNamer } from './voice.namer.ts'
export { scheduleVoiceClocks, voiceJobs } from './voice.job.ts'
export { voiceWork } from './voice-work.ts'
