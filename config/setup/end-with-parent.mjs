// @ts-check
// Loaded ahead of the portal's processes (--import): when the command that started them is killed, their channel to it
// closes, and they end as they do on SIGTERM instead of running on with nobody to stop them.
const GRACE_MS = 15_000;

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  process.channel.unref();
}
