package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.core.DockerClientConfig;
import io.kdaemon.dockerworker.engine.PullProgress;
import org.junit.jupiter.api.Test;

class PulledLayersTest {

    private static final ObjectMapper JSON = DockerClientConfig.getDefaultObjectMapper();

    private final PulledLayers layers = new PulledLayers();

    @Test
    void shouldAddUpWhatTheEngineSaysOfEachLayer() {
        // when
        note("{'status':'Pulling from library/ghost','id':'5'}");
        note("{'status':'Already exists','progressDetail':{},'id':'a'}");
        note("{'status':'Pulling fs layer','progressDetail':{},'id':'b'}");
        note("{'status':'Waiting','progressDetail':{},'id':'c'}");
        note("{'status':'Downloading','progressDetail':{'current':30,'total':100},'id':'b'}");
        note("{'status':'Downloading','progressDetail':{'current':50,'total':400},'id':'c'}");

        // then
        assertThat(layers.sum()).isEqualTo(new PullProgress(3, 1, 500, 80));

        // when
        note("{'status':'Download complete','progressDetail':{},'id':'b'}");
        note("{'status':'Extracting','progressDetail':{'current':1,'total':100},'id':'b'}");
        note("{'status':'Pull complete','progressDetail':{},'id':'b'}");
        note("{'status':'Status: Downloaded newer image for ghost:5'}");

        // then
        assertThat(layers.sum()).isEqualTo(new PullProgress(3, 2, 500, 150));
    }

    @Test
    void shouldNotMindWhatItDoesNotKnow() {
        // when
        note("{'status':'Downloading','id':'b'}");
        note("{'status':'Downloading','progressDetail':{'current':30},'id':'b'}");
        note("{'status':'Retrying in 5 seconds','progressDetail':{},'id':'b'}");
        note("{'id':'b'}");
        note("{}");

        // then
        assertThat(layers.sum()).isEqualTo(new PullProgress(1, 0, 0, 0));
    }

    private void note(String json) {
        try {
            layers.note(JSON.readValue(json.replace('\'', '"'), PullResponseItem.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
