import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadedModel","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/LoadedModel.md","filePath":"api/train/interfaces/LoadedModel.md"}');
const _sfc_main = { name: "api/train/interfaces/LoadedModel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / LoadedModel</p><h1 id="interface-loadedmodel" tabindex="-1">Interface: LoadedModel <a class="header-anchor" href="#interface-loadedmodel" aria-label="Permalink to &quot;Interface: LoadedModel&quot;">​</a></h1><p>A model, and what goes with it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classnames" tabindex="-1">classNames <a class="header-anchor" href="#classnames" aria-label="Permalink to &quot;classNames&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>classNames</strong>: readonly <code>string</code>[] | <code>undefined</code></p></blockquote><p>Name of each class, in the order of the logits; undefined where the file does not say.</p><hr><h3 id="metadata" tabindex="-1">metadata <a class="header-anchor" href="#metadata" aria-label="Permalink to &quot;metadata&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>metadata</strong>: <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;</p></blockquote><p>All strings of the file.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <a href="./../../models/classes/ImageModel"><code>ImageModel</code></a></p></blockquote><p>In evaluation mode.</p><hr><h3 id="multilabel" tabindex="-1">multiLabel <a class="header-anchor" href="#multilabel" aria-label="Permalink to &quot;multiLabel&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>multiLabel</strong>: <code>boolean</code></p></blockquote><p>Whether a picture can show several classes, or none.</p><hr><h3 id="preprocessing" tabindex="-1">preprocessing <a class="header-anchor" href="#preprocessing" aria-label="Permalink to &quot;preprocessing&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>preprocessing</strong>: <a href="./../../images/interfaces/Preprocessing"><code>Preprocessing</code></a> | <code>undefined</code></p></blockquote><p>How images become the model&#39;s input; undefined where the file does not say.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/LoadedModel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadedModel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadedModel as default
};
