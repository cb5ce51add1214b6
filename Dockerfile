# Mithaq for those who have no JDK 25.
#   docker build -t mithaq . && docker run --rm -p 8080:8080 mithaq                     the demo, gone when it stops
#
# A node keeps its configuration and data in a volume. In mithaq.yaml let it listen on 0.0.0.0, inside the container:
#   docker run --rm -v mithaq:/data mithaq init /data --name "CERT Example" --origin node.example.org/log
#   docker run -p 443:8443 -v mithaq:/data mithaq serve --config /data/mithaq.yaml

FROM eclipse-temurin:25-jdk-noble AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/m2 \
    MAVEN_USER_HOME=/m2 ./mvnw -B -q -Dmaven.repo.local=/m2/repository -Dmithaq.quick \
    -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true package -pl cli -am
# What runs, and nothing else; `classpath` keeps the order of the jars where the build wrote one.
RUN mkdir -p /packed/.mvn /packed/cli/target \
 && cp -a mithaq LICENSE /packed/ \
 && cp -a .mvn/jdk.sh /packed/.mvn/ \
 && cp -a cli/target/mithaq.jar cli/target/lib /packed/cli/target/ \
 && if [ -f cli/target/classpath ]; then cp -a cli/target/classpath /packed/cli/target/; fi \
 && if [ -d samples ]; then cp -a samples /packed/; fi

FROM eclipse-temurin:25-jre-noble
COPY --from=build /packed /opt/mithaq
# The first launch records the start cache of this very Java runtime; later ones cannot write here.
RUN ln -s /opt/mithaq/mithaq /usr/local/bin/mithaq \
 && useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin mithaq \
 && install -d -o mithaq -g mithaq -m 0700 /data \
 && mithaq --version
# Told that it runs in a container, the demo listens on every address and draws its secrets, which it prints.
ENV MITHAQ_CONTAINER=1 \
    MITHAQ_HEALTH_PORT=8080
USER mithaq
WORKDIR /data
VOLUME /data
EXPOSE 8080
# The image has no curl. For a node that serves TLS name the operator's port, which is plain: 8081 in the template.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$MITHAQ_HEALTH_PORT && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["mithaq"]
CMD ["demo", "--port", "8080", "--data", "/data/demo"]
