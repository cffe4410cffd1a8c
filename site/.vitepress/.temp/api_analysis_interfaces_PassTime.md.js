import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PassTime","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/PassTime.md","filePath":"api/analysis/interfaces/PassTime.md"}');
const _sfc_main = { name: "api/analysis/interfaces/PassTime.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / PassTime</p><h1 id="interface-passtime" tabindex="-1">Interface: PassTime <a class="header-anchor" href="#interface-passtime" aria-label="Permalink to &quot;Interface: PassTime&quot;">​</a></h1><p>Time of one pass through a layer with all that is in it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="attained" tabindex="-1">attained <a class="header-anchor" href="#attained" aria-label="Permalink to &quot;attained&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>attained</strong>: <code>number</code></p></blockquote><p>Time that the machine&#39;s limits allow over time taken, 0…1 and above where it beats what was measured.</p><hr><h3 id="gigabytespersecond" tabindex="-1">gigabytesPerSecond <a class="header-anchor" href="#gigabytespersecond" aria-label="Permalink to &quot;gigabytesPerSecond&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>gigabytesPerSecond</strong>: <code>number</code></p></blockquote><p>Bytes read and written over the time.</p><hr><h3 id="gigaflopspersecond" tabindex="-1">gigaflopsPerSecond <a class="header-anchor" href="#gigaflopspersecond" aria-label="Permalink to &quot;gigaflopsPerSecond&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>gigaflopsPerSecond</strong>: <code>number</code></p></blockquote><p>Operations on float32 over the time.</p><hr><h3 id="limit" tabindex="-1">limit <a class="header-anchor" href="#limit" aria-label="Permalink to &quot;limit&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>limit</strong>: <a href="./../type-aliases/TimeLimit"><code>TimeLimit</code></a></p></blockquote><p>What is nearest to the machine&#39;s limit.</p><hr><h3 id="milliseconds" tabindex="-1">milliseconds <a class="header-anchor" href="#milliseconds" aria-label="Permalink to &quot;milliseconds&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>milliseconds</strong>: <code>number</code></p></blockquote><p>Sum over the layer&#39;s kernels, each by its shortest run.</p><hr><h3 id="share" tabindex="-1">share <a class="header-anchor" href="#share" aria-label="Permalink to &quot;share&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>share</strong>: <code>number</code></p></blockquote><p>Part of the time of all kernels of the pass, 0…1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/PassTime.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PassTime = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PassTime as default
};
