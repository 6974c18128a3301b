import theme from 'vitepress/theme';
import { h } from 'vue';
import pipeline from '../../../docs/concepts/pipeline.svg';
import './style.css';

const picture = {
  src: pipeline,
  alt: 'The pipeline: user pool, trigger function, event bus, queue, forwarder and Kafka topic. Failure paths are dashed.',
};

export default {
  extends: theme,
  Layout: () =>
    h(theme.Layout, undefined, { 'home-hero-after': () => h('div', { class: 'home-picture' }, h('img', picture)) }),
};
