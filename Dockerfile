# One of the four services as an image: docker build --build-arg SERVICE=api-gateway .
# (or scheduler-worker, docker-worker, watcher). docker-compose.yml does so for all of them; they share every stage but the last.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2/repository \
    mvn --batch-mode --no-transfer-progress --quiet -DskipTests -Dspotless.check.skip=true \
        -pl api-gateway,scheduler-worker,docker-worker,watcher -am package
RUN for service in api-gateway scheduler-worker docker-worker watcher; do \
      cp $service/target/$service-*-exec.jar app.jar \
      && java -Djarmode=tools -jar app.jar extract --layers --destination /layers/$service || exit 1; \
    done

# What the services need of Java, and jcmd to look into a running one.
FROM maven:3-eclipse-temurin-25 AS java
RUN jlink --output /java --add-modules java.se,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.management,jdk.management.agent,\
jdk.naming.dns,jdk.net,jdk.nio.mapmode,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs \
      --no-header-files --no-man-pages --compress zip-6

FROM debian:trixie-slim
ARG SERVICE
RUN useradd --system --uid 10001 --user-group --home-dir /app --no-create-home kdaemon && install -d -o kdaemon -g kdaemon /app
COPY --from=java /java /opt/java
COPY deploy/image/healthy.sh /usr/local/bin/healthy
WORKDIR /app
# From what changes seldom to what changes with every build.
COPY --from=build /layers/${SERVICE}/dependencies/ ./
COPY --from=build /layers/${SERVICE}/snapshot-dependencies/ ./
COPY --from=build /layers/${SERVICE}/application/ ./
USER kdaemon
ENV PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    KDAEMON_BIND_IP=0.0.0.0 SERVER_PORT=8080 KDAEMON_DATA_DIR=/tmp/kdaemon
# Classes as they are after a start, ready to be mapped into memory. The start ends before anything is connected to.
RUN java -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -Dspring.flyway.enabled=false \
      -Dspring.datasource.url=jdbc:mysql://localhost/none -jar app.jar
LABEL io.kdaemon.service=${SERVICE}
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=180s --retries=3 CMD ["healthy"]
# The heap follows the container's memory limit, from a size with which a start need not collect. JDK_JAVA_OPTIONS takes more.
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-XX:InitialRAMPercentage=25", "-XX:MaxRAMPercentage=60", \
  "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
