export { digestJobs, scheduleDigests } from './digest.job.ts'
export { notificationWork } from './notification-work.ts'
export { notify, type MailAddresses, type NewNotification } from './notify.ts'
